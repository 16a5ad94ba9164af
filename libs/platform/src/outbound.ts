import { isIP } from 'node:net';

/** Servers through which messages leave. */
export interface Outbound {
  /** `smtps://user:password@host` or `smtp://…` (STARTTLS); null: none. */
  readonly smtpUrl: string | null;
  /** Sender of e-mails, as `name <address>` or an address. */
  readonly mailFrom: string;
  readonly smsUrl: string | null;
  /** Signs each request to the SMS gateway. */
  readonly smsSecret: string;
  /** Without a server, messages are written as files for whoever develops; never in production. */
  readonly toFiles: boolean;
}

type Refuse = (name: string, zh: string, en: string) => never;

/** @param refuse ends the start, naming the setting */
export function readOutbound(env: NodeJS.ProcessEnv, production: boolean, refuse: Refuse): Outbound {
  const smtpUrl = address(env, 'SMTP_URL', ['smtp:', 'smtps:'], refuse);
  const smsUrl = address(env, 'SMS_GATEWAY_URL', ['https:', 'http:'], refuse);
  if (smsUrl && production && smsUrl.protocol === 'http:' && !isNear(smsUrl))
    refuse('SMS_GATEWAY_URL', '生产环境须用 https', 'must be https in production');
  const smsSecret = env.SMS_GATEWAY_SECRET ?? '';
  if (smsUrl && smsSecret.length < 32)
    refuse('SMS_GATEWAY_SECRET', '须至少 32 个字符', 'must have at least 32 characters');
  const mailFrom = env.YBY_MAIL_FROM ?? '';
  if (smtpUrl && !/@/.test(mailFrom))
    refuse('YBY_MAIL_FROM', '未设置；请填写发件地址', 'is not set; give the address that mails come from');
  return {
    smtpUrl: smtpUrl?.href ?? null,
    mailFrom: mailFrom || 'yi-bao-yun@localhost',
    smsUrl: smsUrl?.href ?? null,
    smsSecret,
    toFiles: !production,
  };
}

function address(env: NodeJS.ProcessEnv, name: string, protocols: string[], refuse: Refuse): URL | null {
  const text = env[name];
  if (!text) return null;
  try {
    const url = new URL(text);
    if (protocols.includes(url.protocol)) return url;
  } catch {
    // refused below
  }
  const forms = protocols.map((protocol) => `${protocol}//…`);
  return refuse(name, `须为 ${forms.join(' 或 ')}`, `must be ${forms.join(' or ')}`);
}

/** Whether the server is this machine itself: nobody listens on the way. */
export function isNear({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}
