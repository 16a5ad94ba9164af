import { createHmac } from 'node:crypto';
import type { Carrier, Outcome, Outgoing } from './carrier';

const ANSWER_MS = 10_000;
/** Statuses after which a repetition may be accepted; 409 says that this id was taken before. */
const LATER = new Set([408, 425, 429]);

/**
 * An SMS gateway by HTTP, in the plainest form that every provider's adapter can be written for (docs/operations.md): POST of
 * `{id, to, text}`, with `idempotency-key: <id>` and `x-yby-signature: v1=<HMAC-SHA256 of "<id>.<body>" in hex>`.
 */
export class GatewayCarrier implements Carrier {
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  async carry({ id, to, text }: Outgoing): Promise<Outcome> {
    const body = JSON.stringify({ id, to, text });
    const signature = createHmac('sha256', this.secret).update(`${id}.${body}`).digest('hex');
    try {
      const { status, body: rest } = await fetch(this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          'x-yby-signature': `v1=${signature}`,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await rest?.cancel();
      if ((status >= 200 && status < 300) || status === 409) return { sent: true };
      return { sent: false, again: status >= 500 || LATER.has(status), why: `gateway-${status}` };
    } catch (error) {
      const late = (error as Error).name === 'TimeoutError';
      return { sent: false, again: true, why: late ? 'gateway-timeout' : 'gateway-unreachable' };
    }
  }
}
