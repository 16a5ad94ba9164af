import type { Problem } from './types';

// What went wrong, always as a problem (RFC 9457): also when the network is gone or a proxy answered in its own words.

export class RefusedError extends Error {
  constructor(
    readonly problem: Problem,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
  ) {
    super(problem.code);
    this.name = 'RefusedError';
  }

  /** No definitive answer: the act may or may not have happened, so a retry keeps its Idempotency-Key. */
  get undecided(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

const homemade = (
  code: string,
  status: number,
  zh: [string, string],
  en: [string, string],
  instance = '',
): Problem => ({
  type: 'about:blank',
  title: en[0],
  status,
  code,
  detail: en[1],
  zh: { title: zh[0], todo: zh[1] },
  en: { title: en[0], todo: en[1] },
  instance,
});

export const unreachable = (): Problem =>
  homemade(
    'web.unreachable',
    0,
    ['连不上服务器', '请检查网络后重试。您填写的内容已保留在本页，重试不会重复提交。'],
    [
      'The server cannot be reached',
      'Check the network and try again. What you typed is kept; a retry never files twice.',
    ],
  );

/** Reads problem+json; anything else becomes a plain problem with the request number that the answer carried. */
export async function readProblem(response: Response): Promise<Problem> {
  const number = response.headers.get('x-request-id') ?? '';
  try {
    const body = (await response.json()) as Partial<Problem> & { message?: unknown };
    if (body.zh && body.en && body.code) return { ...(body as Problem), instance: body.instance || number };
    if (body.code || body.title || body.detail)
      return homemade(
        body.code ?? `web.status-${response.status}`,
        response.status,
        [body.title ?? '办理未成功', body.detail ?? ''],
        [body.title ?? 'This did not succeed', body.detail ?? ''],
        body.instance ?? number,
      );
  } catch {
    // not JSON: a proxy or a crash spoke
  }
  return homemade(
    `web.status-${response.status}`,
    response.status,
    [`服务器没有正常回答（${response.status}）`, '请稍后重试；如反复出现，请把编号告诉管理员。'],
    [`The server gave no proper answer (${response.status})`, 'Try again shortly; if it persists, quote the number.'],
    number,
  );
}
