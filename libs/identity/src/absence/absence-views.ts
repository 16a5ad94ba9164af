import { Choice, Day, Flag, Id, PageQuery, Part, Text, Whole, type PlainDate, type Role } from '@yby/platform';

/** Why somebody is away: a word for the calendar, not a reason. */
export const leaveKinds = ['annual', 'sick', 'duty', 'training', 'other'] as const;
export type LeaveKind = (typeof leaveKinds)[number];

/** Offices that are a matter of attendance; administrators and the audit are not stood in for. */
export const attendingOffices = [
  'approver',
  'legal_reviewer',
  'inspector',
  'supervisor',
] as const satisfies readonly Role[];

const absenceStates = ['entered', 'cancelled'] as const;
export type AbsenceState = (typeof absenceStates)[number];

export class LeaveInput {
  @Id({ optional: true, about: 'somebody of the own area; oneself unless told' }) accountId?: string;
  @Choice(leaveKinds, { name: 'LeaveKind' }) kind: LeaveKind;
  @Day() from: PlainDate;
  @Day({ about: 'last day away' }) until: PlainDate;
}

export class DeputyInput {
  @Id({ optional: true, about: 'who is stood in for; oneself unless told' }) accountId?: string;
  @Id({ about: 'an officer of the same authority or of the one above, in one of the same offices' }) deputyId: string;
  @Day() from: PlainDate;
  @Day() until: PlainDate;
}

export class DelegationInput {
  @Id({ about: 'the legal organ, in whose name is decided' }) fromOrganId: string;
  @Id({ about: 'the authority of the same city that decides' }) toOrganId: string;
  @Text({ min: 4, max: 200, about: 'the written basis: decision number and article (行政许可法 24)' }) basis: string;
  @Day() from: PlainDate;
  @Day() until: PlainDate;
}

export class AbsenceQuery extends PageQuery {
  @Day({ optional: true, about: 'still running on this day or later' }) since?: PlainDate;
}

class AbsenceRow {
  @Id() id: string;
  @Day() from: PlainDate;
  @Day() until: PlainDate;
  @Choice(absenceStates, { name: 'AbsenceState' }) state: AbsenceState;
  @Whole() version: number;
  @Text({ max: 6 }) division: string;
  @Text({ many: true }) acts: string[];
}

export class LeaveRow extends AbsenceRow {
  @Id() accountId: string;
  @Text() name: string;
  @Text() organName: string;
  @Choice(leaveKinds, { name: 'LeaveKind' }) kind: LeaveKind;
}

export class DeputyRow extends AbsenceRow {
  @Id() accountId: string;
  @Text() name: string;
  @Id() deputyId: string;
  @Text() deputyName: string;
  @Text() organName: string;
}

export class DelegationRow extends AbsenceRow {
  @Text({ about: 'the legal organ' }) fromOrgan: string;
  @Text() toOrgan: string;
  @Text() basis: string;
}

export class LeavePage {
  @Part(() => LeaveRow, { many: true }) items: LeaveRow[];
  @Text({ nullable: true }) next: string | null;
}

export class DeputyPage {
  @Part(() => DeputyRow, { many: true }) items: DeputyRow[];
  @Text({ nullable: true }) next: string | null;
}

export class DelegationPage {
  @Part(() => DelegationRow, { many: true }) items: DelegationRow[];
  @Text({ nullable: true }) next: string | null;
}

export class AttendanceQuery {
  @Day() day: PlainDate;
}

export class AttendanceRow {
  @Id() organId: string;
  @Text() name: string;
  @Text({ max: 6 }) division: string;
  @Whole({ about: 'approvers of the authority' }) approvers: number;
  @Whole({ about: 'of them, not on leave' }) present: number;
  @Whole({ about: 'deputies of those on leave, who are there themselves' }) deputies: number;
  @Whole({ about: 'approvers of authorities that this one has delegated to' }) delegates: number;
  @Flag({ about: 'somebody can decide' }) open: boolean;
}

export class Attendance {
  @Part(() => AttendanceRow, { many: true, most: 500 }) items: AttendanceRow[];
}

export class OfficerRow {
  @Id() id: string;
  @Text() name: string;
  @Id() organId: string;
  @Text() organName: string;
  @Choice(attendingOffices, { many: true, name: 'AttendingOffice' }) roles: (typeof attendingOffices)[number][];
  @Flag({ about: 'whose leave and deputies this caller may enter' }) led: boolean;
}

export class Officers {
  @Part(() => OfficerRow, { many: true, most: 1000 }) items: OfficerRow[];
}
