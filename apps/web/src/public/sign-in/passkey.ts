import { api, bodyOf, keepCsrfToken } from '../../api/client';
import type { SignInStep } from './use-sign-in';

/**
 * Asks the device for a passkey and shows its answer to the server.
 * @param _name reserved for a name typed beforehand; a passkey knows whose it is
 */
export async function withPasskey(_name: string | null): Promise<SignInStep> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const asked = await bodyOf(api.POST('/api/session/passkey/options'));
  keepCsrfToken(asked.csrf);
  const response = await startAuthentication({ optionsJSON: asked.options as never });
  return bodyOf(api.POST('/api/session/passkey', { body: { response: response as never } }));
}
