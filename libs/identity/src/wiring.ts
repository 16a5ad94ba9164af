// Hangs identity into the house: it answers for the platform's sessions, and for signing in and out.
// Called by apps/ only.
import { API_KEYS, SESSIONS, type ModuleDeclaration } from '@yby/platform';
import { AccountKeys } from './api-keys/account-keys';
import { apiKeyLifecycle } from './api-keys/api-key.lifecycle';
import { KeysController } from './api-keys/keys.controller';
import { accountLifecycle } from './accounts/account.lifecycle';
import { DemoController } from './demo/demo.controller';
import { AccountSessions } from './sessions/account-sessions';
import { SessionController } from './sessions/session.controller';
import { SignIn } from './sessions/sign-in';
import { TidySessions } from './sessions/tidy-sessions';

export const identity: ModuleDeclaration = {
  name: 'identity',
  lifecycles: [accountLifecycle, apiKeyLifecycle],
  controllers: [SessionController, KeysController, DemoController],
  providers: [
    AccountSessions,
    { provide: SESSIONS, useExisting: AccountSessions },
    SignIn,
    AccountKeys,
    { provide: API_KEYS, useExisting: AccountKeys },
  ],
  schedules: [{ name: 'identity.tidy-sessions', everyMs: 600_000, handler: TidySessions }],
};
