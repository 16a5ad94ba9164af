// How permits hang in the house: routes, acts, the worker's listener and deadlines, lifecycles. Called by apps/ only.
import { ENTERPRISE_COUNTS, YELLOW_REASONS } from '@yby/enterprise';
import { SEAL_OLD_PORT, PERSONAL_DATA, type ModuleDeclaration } from '@yby/platform';
import { CaseRecords } from './application/case-records';
import { OPEN_BUSINESS_PORT, TRANSFER_PORT } from '@yby/enterprise';
import { IMPACT_PORT } from '@yby/regulation';
import { applicationLifecycle } from './application/application.lifecycle';
import { CodeFacts } from './application/code-facts';
import { Correct, LapseUncorrected } from './application/correct';
import { FollowTransfer } from './application/follow-transfer';
import { PaperImpact } from './application/law-impact';
import { PapersOpen } from './application/open-business';
import { SealOldHandlers } from './application/seal-old-handlers';
import { Submit } from './application/submit';
import { Unmask } from './application/unmask';
import { ApplicationsController } from './applications.controller';
import { EndSuspension, LapseMeasure } from './measure/by-the-clock';
import { measureLifecycle } from './measure/measure.lifecycle';
import { Measures } from './measure/measures';
import { MakeCityKey } from './permit/city-key';
import { Cancel } from './permit/cancel';
import { CaseArchive } from './notice/case-archive';
import { OpenNotice } from './notice/open-notice';
import { NoticesController } from './notices.controller';
import { RecordExpiry } from './permit/expire';
import { permitLifecycle } from './permit/permit.lifecycle';
import { PrintMany } from './permit/print-many';
import { PrintPermit } from './permit/print-permit';
import { Redeem } from './permit/redeem';
import { Reissue } from './permit/reissue';
import { SigningKeys } from './permit/signing-keys';
import { PermitLifeController } from './permit-life.controller';
import { PermitsController } from './permits.controller';
import { Drafts } from './draft/drafts';
import { TidyDrafts } from './draft/tidy-drafts';
import { DraftsController } from './drafts.controller';
import { DeskController } from './desk.controller';
import { ForwardingController } from './forwarding.controller';
import { ReviewController } from './review.controller';
import { SecondOfficerController } from './second-officer.controller';
import { CourseController } from './course.controller';
import { onsiteLifecycle } from './onsite/onsite.lifecycle';
import { VerifyOnsite } from './onsite/verify-onsite';
import { Pause } from './pause/pause';
import { Resume } from './pause/resume';
import { UnmaskController } from './unmask.controller';
import { Batch } from './review/batch';
import { HandOver } from './review/hand-over';
import { Claim } from './review/claim';
import { CarryOut } from './review/carry-out';
import { Forward } from './review/forward';
import { Decide } from './review/decide';
import { Differing } from './review/differing';
import { NobodyTomorrow } from './review/nobody-tomorrow';
import { Remind } from './review/remind';
import { FolderExchange } from './national/folder-exchange';
import { HandOverNational } from './national/hand-over-national';
import { NATIONAL_EXCHANGE } from './national/national-exchange';
import { nationalLifecycle } from './national/national.lifecycle';
import { NoteNational } from './national/note-national';
import { RegisterNational } from './national/register-national';
import { TakeInNational } from './national/take-in-national';
import { NationalController } from './national.controller';
import { Scan } from './scan/scan';
import { ScanLog } from './scan/scan-log';
import { ScansController } from './scans.controller';
import { suspicionLifecycle } from './suspicion/suspicion.lifecycle';
import { Suspicions } from './suspicion/suspicions';
import { PublishStatusLists } from './status-list/publish';
import { StatusListsController } from './status-list/status-lists.controller';

/** After these a paper must not be believed, or may be again: the status list is made at once. */
const statusEvents = [
  'permits.permit-suspended',
  'permits.permit-restored',
  'permits.permit-revoked',
  'permits.permit-annulled',
  'permits.permit-withdrawn',
  'permits.permit-deregistered',
  'permits.permit-reissued',
  'permits.permit-cancelled',
];

/** After these the national system has an older form of a paper, or none. */
const nationalEvents = ['permits.approved', ...statusEvents, 'permits.redeemed'];

export const permits: ModuleDeclaration = {
  name: 'permits',
  appendOnly: [
    'permits.opinion',
    'permits.redemption',
    'permits.scan',
    'permits.replaced_credential',
    'permits.notice',
    'permits.notice_reading',
  ],
  lifecycles: [
    applicationLifecycle,
    permitLifecycle,
    measureLifecycle,
    onsiteLifecycle,
    suspicionLifecycle,
    nationalLifecycle,
  ],
  controllers: [
    ApplicationsController,
    UnmaskController,
    ReviewController,
    ForwardingController,
    DeskController,
    SecondOfficerController,
    CourseController,
    DraftsController,
    PermitsController,
    PermitLifeController,
    ScansController,
    NoticesController,
    StatusListsController,
    NationalController,
  ],
  providers: [
    PrintMany,
    Submit,
    Unmask,
    Correct,
    Claim,
    Batch,
    HandOver,
    Forward,
    Drafts,
    Decide,
    CarryOut,
    Pause,
    Resume,
    VerifyOnsite,
    Differing,
    Redeem,
    Cancel,
    Reissue,
    Measures,
    OpenNotice,
    CaseArchive,
    Scan,
    ScanLog,
    Suspicions,
    SigningKeys,
    RegisterNational,
    { provide: NATIONAL_EXCHANGE, useClass: FolderExchange },
  ],
  listeners: [
    ...['permits.approved', 'permits.permit-reissued', 'permits.national-registered'].map((event) => ({
      event,
      name: 'permits.print',
      handler: PrintPermit,
    })),
    { event: 'identity.city-entered', name: 'permits.city-key', handler: MakeCityKey },
    ...statusEvents.map((event) => ({ event, name: 'permits.status-list', handler: PublishStatusLists })),
    ...nationalEvents.map((event) => ({ event, name: 'permits.note-national', handler: NoteNational })),
    { event: 'permits.national-batch', name: 'permits.national-batch', handler: HandOverNational },
  ],
  schedules: [
    { name: 'permits.national-out', everyMs: 600_000, handler: HandOverNational },
    { name: 'permits.national-in', everyMs: 600_000, handler: TakeInNational },
    { name: 'permits.nobody-tomorrow', everyMs: 600_000, handler: NobodyTomorrow },
    { name: 'permits.status-lists', everyMs: 60_000, handler: PublishStatusLists },
    { name: 'permits.tidy-drafts', everyMs: 3_600_000, handler: TidyDrafts },
  ],
  ports: [
    { port: PERSONAL_DATA, handler: CaseRecords },
    { port: IMPACT_PORT, handler: PaperImpact },
    { port: OPEN_BUSINESS_PORT, handler: PapersOpen },
    { port: TRANSFER_PORT, handler: FollowTransfer },
    { port: SEAL_OLD_PORT, handler: SealOldHandlers },
    { port: YELLOW_REASONS, handler: CodeFacts },
    { port: ENTERPRISE_COUNTS, handler: CodeFacts },
  ],
  deadlines: [
    { kind: 'permits.remind-50', handler: Remind },
    { kind: 'permits.remind-80', handler: Remind },
    { kind: 'permits.overdue', handler: Remind },
    { kind: 'permits.pause-ends', handler: Resume },
    { kind: 'permits.lapse', handler: LapseUncorrected },
    { kind: 'permits.expired', handler: RecordExpiry },
    { kind: 'permits.suspension-ends', handler: EndSuspension },
    { kind: 'permits.measure-lapses', handler: LapseMeasure },
  ],
};
