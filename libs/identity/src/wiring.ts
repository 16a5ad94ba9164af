// Hangs identity into the house: it answers for the platform's sessions, and for signing in and out.
// Called by apps/ only.
import { API_KEYS, SESSIONS, type ModuleDeclaration } from '@yby/platform';
import { AccountKeys } from './api-keys/account-keys';
import { apiKeyLifecycle } from './api-keys/api-key.lifecycle';
import { KeysController } from './api-keys/keys.controller';
import { accountLifecycle } from './accounts/account.lifecycle';
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
  lifecycles: [accountLifecycle, factorResetLifecycle, apiKeyLifecycle],
  controllers: [
    SessionController,
    StagesController,
    PasskeyController,
    AccountController,
    ResetsController,
    KeysController,
    DemoController,
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
  ],
  twoPersonActs: [{ kind: RESET_FACTORS, handler: CarryOutReset }],
  deadlines: [{ kind: 'identity.factor-reset-expires', handler: ResetExpires }],
  schedules: [{ name: 'identity.tidy-sessions', everyMs: 600_000, handler: TidySessions }],
};
