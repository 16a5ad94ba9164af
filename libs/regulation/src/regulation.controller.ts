import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Choice, Day, Division, Flag, Free, Keyless, Part, QuantityBody, Text, WhoMay, Whole } from '@yby/platform';
import type { PlainDate } from '@yby/platform/contract';
import { catalogue } from './catalogue/catalogue';
import { explainAsk, type RequirementAsk } from './requirement/ask';
import { regulationRefusal } from './regulation.refusals';
import { requirement } from './requirement/requirement';

class AskLine {
  @Text({ max: 10 }) substance: string;
  @Part(() => QuantityBody) quantity: QuantityBody;
}

class AskStanding {
  @Day({ optional: true, nullable: true }) firstFilingOn?: string | null;
  @Whole({ optional: true, to: 1000 }) violationsLastYear?: number;
  @Day({ optional: true, nullable: true }) safeTransportSince?: string | null;
}

class Ask {
  @Choice(['purchase', 'transport']) activity: 'purchase' | 'transport';
  @Choice(['unit', 'individual']) buyerKind: 'unit' | 'individual';
  @Part(() => AskLine, { many: true, least: 1, most: 20 }) lines: AskLine[];
  @Day({ about: 'the day for which the law is asked' }) date: string;
  @Division({ optional: true }) buyerDivision?: string;
  @Division({ optional: true }) originDivision?: string;
  @Division({ optional: true }) destinationDivision?: string;
  @Division({ many: true, optional: true, most: 20 }) route?: string[];
  @Flag({ optional: true }) selfUse?: boolean;
  @Flag({ optional: true }) multiUse?: boolean;
  @Part(() => AskStanding, { optional: true }) standing?: AskStanding;
}

class BecauseView {
  @Text() rule: string;
  @Text() zh: string;
  @Text() en: string;
  @Choice(['verified', 'secondary', 'from memory'], { name: 'EvidenceMark' }) mark: string;
}

class RequirementView {
  @Choice(['required', 'not_required', 'forbidden', 'other_authority']) outcome: string;
  @Choice(['purchase_permit', 'purchase_filing', 'transport_permit', 'transport_filing', 'none']) instrument: string;
  @Text({ many: true }) substances: string[];
  @Free({ nullable: true }) authority: object | null;
  @Free({ many: true }) documents: object[];
  @Free({ nullable: true }) statutory: object | null;
  @Free({ nullable: true }) promised: object | null;
  @Free({ nullable: true }) validity: object | null;
  @Flag() multiUseEligible: boolean;
  @Free({ many: true }) conditions: object[];
  @Free({ many: true }) stops: object[];
  @Free({ many: true }) flags: object[];
  @Free({ many: true }) later: object[];
  @Part(() => BecauseView, { many: true }) because: BecauseView[];
  @Flag() mixed: boolean;
  @Free({ many: true }) parts: object[];
  @Flag() provisional: boolean;
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
}

class Substances {
  @Part(() => SubstanceView, { many: true }) items: SubstanceView[];
}

@ApiTags('regulation')
@Controller()
export class RegulationController {
  @Get('substances')
  @WhoMay('public')
  @ApiOperation({ summary: '品种目录 / the catalogue' })
  @ApiOkResponse({ type: Substances })
  substances(): Substances {
    return {
      items: catalogue.map(({ code, nameZh, nameEn, abbr, cas, category, drugType, effectiveFrom, units }) => ({
        code,
        nameZh,
        nameEn,
        abbr: abbr || null,
        cas: cas || null,
        category,
        drugType,
        effectiveFrom,
        units: [...units],
      })),
    };
  }

  @Post('requirement')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({
    summary: '需要办什么 / which paper is needed, from whom, with what, in what time, with the articles',
  })
  @ApiOkResponse({ type: RequirementView })
  ask(@Body() body: Ask): RequirementView {
    const ask = { ...body, date: body.date as PlainDate, keyAreas: [] } as RequirementAsk;
    const defects = explainAsk(ask);
    if (defects.length) throw regulationRefusal('unreadable-ask', { count: defects.length }, defects);
    return requirement(ask) as unknown as RequirementView;
  }
}
