// Hangs identity into the house: it answers for the platform's sessions, and for signing in and out.
// Called by apps/ only.
import { ACCOUNT_NAMES, API_KEYS, CITIES_PORT, PERSONAL_DATA, SESSIONS, type ModuleDeclaration } from '@yby/platform';
import { Names } from './accounts/account-names';
import { AccountKeys } from './api-keys/account-keys';
import { AbsenceController } from './absence/absence.controller';
import { delegationLifecycle, deputyLifecycle, leaveLifecycle } from './absence/absence.lifecycles';
import { KeepAbsence } from './absence/keep-absence';
import { apiKeyLifecycle } from './api-keys/api-key.lifecycle';
import { KeysController } from './api-keys/keys.controller';
import { accountLifecycle } from './accounts/account.lifecycle';
import { CitiesController } from './cities/cities.controller';
import { CountCities } from './cities/count-cities';
import { BringInCity, RecordCitySettings } from './cities/enter-city';
import { ProposeCity } from './cities/propose-city';
import { KeepAccounts } from './people/keep-accounts';
import { AccountsController } from './people/accounts.controller';
import { MandateEnds } from './offices/mandate-ends';
import { MANDATE_WARNINGS } from './offices/mandate';
import { proposalLifecycle } from './offices/proposal.lifecycle';
import { ProposalsController } from './offices/proposals.controller';
import { ExpireProposal, kindOf, Propose } from './offices/propose';
import { RecordOffices } from './offices/record-offices';
import { KeepOrgans } from './organs/keep-organs';
import { organLifecycle } from './organs/organ.lifecycle';
import { OrgansController } from './organs/organs.controller';
import { FORGET_NAME, ForgetName, Leave } from './privacy/leave';
import { OwnAccount } from './privacy/own-account';
import { PrivacyController } from './privacy/privacy.controller';
import { DemoController } from './demo/demo.controller';
import { AccountController } from './factors/account.controller';
import { factorResetLifecycle } from './factors/factor-reset.lifecycle';
import { OwnSecurity } from './factors/own-security';
import { CarryOutReset, RESET_FACTORS, ResetExpires, ResetFactors } from './factors/reset-factors';
import { ResetsController } from './factors/resets.controller';
import { AccountSessions } from './sessions/account-sessions';
import { PasskeyController } from './sessions/passkey.controller';
import { SessionController } from './sessions/session.controller';
import { SignInAnswers } from './sessions/sign-in-answer';
import { SignIn } from './sessions/sign-in';
import { StagesController } from './sessions/stages.controller';
import { TidySessions } from './sessions/tidy-sessions';

export const identity: ModuleDeclaration = {
  name: 'identity',
  appendOnly: ['identity.mandate', 'identity.city_settings'],
  lifecycles: [
    accountLifecycle,
    factorResetLifecycle,
    apiKeyLifecycle,
    organLifecycle,
    proposalLifecycle,
    leaveLifecycle,
    deputyLifecycle,
    delegationLifecycle,
  ],
  controllers: [
    SessionController,
    StagesController,
    PasskeyController,
    AccountController,
    ResetsController,
    KeysController,
    DemoController,
    OrgansController,
    AccountsController,
    ProposalsController,
    AbsenceController,
    PrivacyController,
    CitiesController,
  ],
  providers: [
    AccountSessions,
    { provide: SESSIONS, useExisting: AccountSessions },
    SignIn,
    SignInAnswers,
    OwnSecurity,
    ResetFactors,
    AccountKeys,
    { provide: API_KEYS, useExisting: AccountKeys },
    KeepOrgans,
    KeepAccounts,
    Propose,
    KeepAbsence,
    Leave,
    ProposeCity,
    CountCities,
  ],
  ports: [
    { port: CITIES_PORT, handler: CountCities },
    { port: ACCOUNT_NAMES, handler: Names },
    { port: PERSONAL_DATA, handler: OwnAccount },
  ],
  twoPersonActs: [
    { kind: RESET_FACTORS, handler: CarryOutReset },
    { kind: kindOf('offices'), handler: RecordOffices },
    { kind: kindOf('city'), handler: BringInCity },
    { kind: kindOf('city_settings'), handler: RecordCitySettings },
  ],
  deadlines: [
    { kind: FORGET_NAME, handler: ForgetName },
    { kind: 'identity.factor-reset-expires', handler: ResetExpires },
    { kind: 'identity.proposal-expires', handler: ExpireProposal },
    ...MANDATE_WARNINGS.map((days) => ({ kind: `identity.mandate-ends-in-${days}`, handler: MandateEnds })),
    { kind: 'identity.mandate-ended', handler: MandateEnds },
  ],
  schedules: [{ name: 'identity.tidy-sessions', everyMs: 600_000, handler: TidySessions }],
};
