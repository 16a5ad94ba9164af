import { isNear } from '@yby/platform';
import { createTransport } from 'nodemailer';
import type { Carrier, Outcome, Outgoing } from './carrier';

const CONNECT_MS = 5_000;
const ANSWER_MS = 8_000;
const WHOLE_MS = 15_000;

/**
 * A mail server by SMTP. TLS is asked for wherever the server is not this machine: one that does not offer it gets nothing.
 * The Message-ID is that of the sending, so that a mail repeated after a crash is recognised as the same.
 */
export class SmtpCarrier implements Carrier {
  private readonly url: URL;

  constructor(
    url: string,
    private readonly from: string,
    production: boolean,
  ) {
    this.url = new URL(url);
    this.requireTls = production || !isNear(this.url);
  }

  private readonly requireTls: boolean;

  async carry({ id, to, subject, text }: Outgoing): Promise<Outcome> {
    const { protocol, hostname, port, username, password } = this.url;
    const secure = protocol === 'smtps:';
    // One connection a mail: they are few, and one that hangs harms no other.
    const transport = createTransport({
      host: hostname,
      port: Number(port) || (secure ? 465 : 587),
      secure,
      requireTLS: !secure && this.requireTls,
      ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve({ sent: false, again: true, why: 'smtp-etimedout' }), WHOLE_MS);
    });
    try {
      const sending = transport.sendMail({
        from: this.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${hostname}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      // Its own failure after the time is up concerns nobody any more.
      sending.catch(() => undefined);
      return await Promise.race([sending.then((): Outcome => ({ sent: true })), late]);
    } catch (error) {
      return outcomeOf(error as { code?: string; responseCode?: number });
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  }
}

/** A 5xx answer to the mail itself is final (RFC 5321 4.2.1); everything else, greylisting with 450 too, may go better later. */
function outcomeOf({ code, responseCode }: { code?: string; responseCode?: number }): Outcome {
  const why = responseCode ? `smtp-${responseCode}` : `smtp-${(code ?? 'unknown').toLowerCase()}`;
  const aboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return { sent: false, again: !(aboutTheMail && responseCode !== undefined && responseCode >= 500), why };
}
