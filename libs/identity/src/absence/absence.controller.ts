import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Id, IdParams, WhoMay, Work, type Caller } from '@yby/platform';
import { areaOf } from '../people/city-of';
import {
  AbsenceQuery,
  Attendance,
  AttendanceQuery,
  DelegationInput,
  DelegationPage,
  DeputyInput,
  DeputyPage,
  LeaveInput,
  LeavePage,
  Officers,
} from './absence-views';
import { attendanceOn } from './attendance';
import { KeepAbsence } from './keep-absence';
import { officersNear } from './read-officers';
import { listDelegations, listDeputies, listLeaves } from './read-absence';

class Entered {
  @Id() id: string;
}

@ApiTags('absence')
@Controller()
export class AbsenceController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(KeepAbsence) private readonly absence: KeepAbsence,
  ) {}

  @Get('leaves')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '休假 / who of the area is away' })
  @ApiOkResponse({ type: LeavePage })
  leaves(@Query() query: AbsenceQuery, @Call() { actor }: Caller): Promise<LeavePage> {
    return this.work.read((sql) => listLeaves(sql, actor, query));
  }

  @Post('leaves')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '登记休假 / enter one’s own leave, or somebody’s of the area that one leads' })
  @ApiCreatedResponse({ type: Entered })
  enterLeave(@Body() input: LeaveInput, @Call() caller: Caller): Promise<Entered> {
    return this.absence.enterLeave(caller, input);
  }

  @Post('leaves/:id/cancel')
  @HttpCode(204)
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '取消休假 / cancel a leave' })
  @ApiNoContentResponse()
  cancelLeave(@Param() { id }: IdParams, @Call() caller: Caller): Promise<void> {
    return this.absence.cancelLeave(caller, id);
  }

  @Get('deputies')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '代理 / who stands in for whom' })
  @ApiOkResponse({ type: DeputyPage })
  deputies(@Query() query: AbsenceQuery, @Call() { actor }: Caller): Promise<DeputyPage> {
    return this.work.read((sql) => listDeputies(sql, actor, query));
  }

  @Post('deputies')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '指定代理人 / name a deputy' })
  @ApiCreatedResponse({ type: Entered })
  nameDeputy(@Body() input: DeputyInput, @Call() caller: Caller): Promise<Entered> {
    return this.absence.nameDeputy(caller, input);
  }

  @Post('deputies/:id/cancel')
  @HttpCode(204)
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '取消代理 / end a deputy’s standing in' })
  @ApiNoContentResponse()
  cancelDeputy(@Param() { id }: IdParams, @Call() caller: Caller): Promise<void> {
    return this.absence.cancelDeputy(caller, id);
  }

  @Get('delegations')
  @WhoMay('public')
  @ApiOperation({ summary: '委托公告 / decisions delegated between authorities, announced (行政许可法 24)' })
  @ApiOkResponse({ type: DelegationPage })
  delegations(@Query() query: AbsenceQuery, @Call() { actor }: Caller): Promise<DelegationPage> {
    return this.work.read((sql) => listDelegations(sql, actor, query));
  }

  @Post('delegations')
  @WhoMay('supervisor')
  @ApiOperation({ summary: '委托办理 / delegate decisions to another authority of the city' })
  @ApiCreatedResponse({ type: Entered })
  delegate(@Body() input: DelegationInput, @Call() caller: Caller): Promise<Entered> {
    return this.absence.delegate(caller, input);
  }

  @Post('delegations/:id/end')
  @HttpCode(204)
  @WhoMay('supervisor')
  @ApiOperation({ summary: '终止委托 / end a delegation' })
  @ApiNoContentResponse()
  endDelegation(@Param() { id }: IdParams, @Call() caller: Caller): Promise<void> {
    return this.absence.endDelegation(caller, id);
  }

  @Get('attendance')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({ summary: '出勤 / who can decide in each county of the area on a day' })
  @ApiOkResponse({ type: Attendance })
  async attendance(@Query() { day }: AttendanceQuery, @Call() { actor }: Caller): Promise<Attendance> {
    return { items: await this.work.read((sql) => attendanceOn(sql, day, areaOf(actor))) };
  }

  @Get('officers')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor', 'sysadmin')
  @ApiOperation({
    summary:
      '在岗人员 / officers who may be away or stand in: the own authority, the one above, and the area that one leads',
  })
  @ApiOkResponse({ type: Officers })
  async officers(@Call() { actor }: Caller): Promise<Officers> {
    return { items: await this.work.read((sql) => officersNear(sql, actor)) };
  }
}
