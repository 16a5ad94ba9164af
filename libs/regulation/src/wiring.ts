// How the law hangs in the house: the public questions, the editions and the two-person act that amends them.
// Called by apps/ only.
import { AGREED_SETTINGS_PORT, type ModuleDeclaration } from '@yby/platform';
import { DivisionsController } from './divisions/divisions.controller';
import { AMEND, Amend, ExpireAmendment, RecordAmendment } from './editions/amend';
import { amendmentLifecycle } from './editions/amendment.lifecycle';
import { EditionsController } from './editions/editions.controller';
import { LawBook } from './editions/law-book';
import { RecordAgreed } from './editions/record-agreed';
import { PreviewAmendment } from './editions/preview';
import { RegulationController } from './regulation.controller';
import { ReplyController } from './reply/reply.controller';
import { Answering } from './requirement/answering';
import { AskController } from './requirement/ask.controller';

export const regulation: ModuleDeclaration = {
  name: 'regulation',
  appendOnly: ['regulation.edition'],
  lifecycles: [amendmentLifecycle],
  controllers: [RegulationController, DivisionsController, AskController, ReplyController, EditionsController],
  providers: [LawBook, Answering, Amend, PreviewAmendment, RecordAgreed],
  ports: [{ port: AGREED_SETTINGS_PORT, handler: RecordAgreed }],
  deadlines: [{ kind: 'regulation.amendment-expires', handler: ExpireAmendment }],
  twoPersonActs: [{ kind: AMEND, handler: RecordAmendment }],
};
