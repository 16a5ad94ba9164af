import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Choice, Day, Flag, Part, Text, WhoMay, Whole } from '@yby/platform';
import type { Substance } from './catalogue/substance';
import { LawBook } from './editions/law-book';
import { findSubstances, matchKinds, type SubstanceMatch } from './search/find-substances';

class SubstanceQuery {
  @Text({ optional: true, max: 60, about: 'code, name, alias, abbreviation, CAS number, pinyin or its initials' })
  q?: string;
}

class MatchView {
  @Choice(matchKinds, { name: 'MatchKind' }) kind: string;
  @Text({ about: 'the name or number that matched; `mark` tells how well an alias is known' }) text: string;
  @Choice(['verified', 'secondary', 'from memory'], { name: 'EvidenceMark', nullable: true }) mark: string | null;
  @Flag() exact: boolean;
}

class SubstanceView {
  @Text() code: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Text({ nullable: true }) abbr: string | null;
  @Text({ nullable: true }) cas: string | null;
  @Whole({ from: 1, to: 3 }) category: number;
  @Flag() drugType: boolean;
  @Day() effectiveFrom: string;
  @Text({ many: true }) units: string[];
  @Part(() => MatchView, { nullable: true, about: 'what the search matched; null without one' })
  matched: MatchView | null;
}

class Substances {
  @Part(() => SubstanceView, { many: true }) items: SubstanceView[];
}

@ApiTags('regulation')
@Controller()
export class RegulationController {
  constructor(@Inject(LawBook) private readonly laws: LawBook) {}

  @Get('substances')
  @WhoMay('public')
  @ApiOperation({ summary: '品种目录,可按名称、拼音、CAS 查找 / the catalogue, or the best matches first' })
  @ApiOkResponse({ type: Substances })
  substances(@Query() { q }: SubstanceQuery): Substances {
    const law = this.laws.current;
    const items = q?.trim()
      ? findSubstances(q, { law }).map((match) => view(match.substance, match))
      : law.data.substances.map((substance) => view(substance, null));
    return { items };
  }
}

function view(substance: Substance, match: SubstanceMatch | null): SubstanceView {
  const { code, nameZh, nameEn, abbr, cas, category, drugType, effectiveFrom, units } = substance;
  return {
    code,
    nameZh,
    nameEn,
    abbr: abbr || null,
    cas: cas || null,
    category,
    drugType,
    effectiveFrom,
    units: [...units],
    matched: match && { kind: match.kind, text: match.text, mark: match.mark, exact: match.exact },
  };
}
