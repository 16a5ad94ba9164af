import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Clock, toPlainDate, WhoMay, Work, type Caller } from '@yby/platform';
import { ProposalView } from '../offices/proposal-views';
import { ChangeCitySettings, CityParams, EnterCity } from './city-input';
import { CityDetail, CityPage, CityQuery } from './city-views';
import { ProposeCity } from './propose-city';
import { getCity, listCities } from './read-cities';

@ApiTags('cities')
@Controller('cities')
export class CitiesController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProposeCity) private readonly cities: ProposeCity,
  ) {}

  @Get()
  @WhoMay('sysadmin', 'secadmin', 'auditadmin')
  @ApiOperation({ summary: '城市 / the cities of the own province; for a city itself alone' })
  @ApiOkResponse({ type: CityPage })
  list(@Query() query: CityQuery, @Call() caller: Caller): Promise<CityPage> {
    return this.work.read(async (sql) =>
      listCities(sql, caller.actor, query, toPlainDate(await this.clock.nowIn(sql))),
    );
  }

  @Post()
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '接入城市 / propose a city; nothing is there until a security administrator confirms' })
  @ApiCreatedResponse({ type: ProposalView })
  enter(@Body() input: EnterCity, @Call() caller: Caller): Promise<ProposalView> {
    return this.cities.enter(caller, input);
  }

  @Get(':stem')
  @WhoMay('sysadmin', 'secadmin', 'auditadmin')
  @ApiOperation({ summary: '一个城市及其设置 / one city with every version of its settings' })
  @ApiOkResponse({ type: CityDetail })
  one(@Param() { stem }: CityParams, @Call() caller: Caller): Promise<CityDetail> {
    return this.work.read(async (sql) => getCity(sql, caller.actor, stem, toPlainDate(await this.clock.nowIn(sql))));
  }

  @Post(':stem/settings')
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '调整城市设置 / propose settings of the own city from a day on; a second person confirms' })
  @ApiCreatedResponse({ type: ProposalView })
  change(
    @Param() { stem }: CityParams,
    @Body() input: ChangeCitySettings,
    @Call() caller: Caller,
  ): Promise<ProposalView> {
    return this.cities.changeSettings(caller, stem, input);
  }
}
