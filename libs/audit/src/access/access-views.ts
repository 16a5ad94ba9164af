import { At, Choice, Day, Id, PageQuery, Part, roles, Text, type PlainDate, type Role } from '@yby/platform';
import { accessFields, accessReasonCodes, accessSubjects, CASE_WORK } from './access-reasons';
import type { AccessField, AccessReasonCode, AccessSubject } from './access-reasons';

const subjects = Object.keys(accessSubjects) as AccessSubject[];
const fields = Object.keys(accessFields) as AccessField[];
const reasons: (AccessReasonCode | typeof CASE_WORK)[] = [...accessReasonCodes, CASE_WORK];
const offices = Object.keys(roles) as Role[];

/** What a person learns of a look at their own or their enterprise's data. */
export class OwnAccessView {
  @Id() id: string;
  @At() at: string;
  @Text({ about: 'authority of the officer' }) organ: string;
  @Choice(offices, { many: true, name: 'Role' }) roles: Role[];
  @Text({ about: 'name of the officer, masked' }) by: string;
  @Choice(subjects, { name: 'AccessSubject' }) subject: AccessSubject;
  @Id() subjectId: string;
  @Text({ nullable: true }) number: string | null;
  @Choice(fields, { many: true, name: 'AccessField' }) fields: AccessField[];
  @Choice(reasons, { name: 'AccessWhy' }) reason: AccessReasonCode | typeof CASE_WORK;
}

/** As the audit administrator sees it: with the name and the words. */
export class AccessView extends OwnAccessView {
  @Id() accountId: string;
  @Text({ nullable: true, about: 'the reason in words' }) words: string | null;
  @Text({ max: 6 }) division: string;
  @Text() requestId: string;
}

export class OwnAccessPage {
  @Part(() => OwnAccessView, { many: true }) items: OwnAccessView[];
  @Text({ nullable: true }) next: string | null;
}

export class AccessPage {
  @Part(() => AccessView, { many: true }) items: AccessView[];
  @Text({ nullable: true }) next: string | null;
}

export class AccessQuery extends PageQuery {
  @Day({ optional: true, about: 'first day' }) from?: PlainDate;
  @Day({ optional: true, about: 'last day' }) until?: PlainDate;
  @Id({ optional: true, about: 'account of the officer' }) who?: string;
  @Text({ optional: true, max: 60, about: 'whole number of the matter' }) number?: string;
  @Choice(reasons, { optional: true, name: 'AccessWhy' }) reason?: AccessReasonCode | typeof CASE_WORK;
  @Choice(fields, { optional: true, name: 'AccessField' }) field?: AccessField;
}

export class OwnAccessQuery extends PageQuery {}
