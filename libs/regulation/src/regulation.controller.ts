import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Day, Flag, Part, Text, WhoMay, Whole } from '@yby/platform';
import { LawBook } from './editions/law-book';

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
  @ApiOperation({ summary: '品种目录 / the catalogue' })
  @ApiOkResponse({ type: Substances })
  substances(): Substances {
    return {
      items: this.laws.current.data.substances.map(
        ({ code, nameZh, nameEn, abbr, cas, category, drugType, effectiveFrom, units }) => ({
          code,
          nameZh,
          nameEn,
          abbr: abbr || null,
          cas: cas || null,
          category,
          drugType,
          effectiveFrom,
          units: [...units],
        }),
      ),
    };
  }
}
