import { StoryRefused } from '../../apps/cli/src/story/client';

export interface Refused {
  readonly status: number;
  readonly code: string | undefined;
  readonly title: string | undefined;
  /** The fields or rows that are wrong, as `field code`. */
  readonly defects: string[];
}

/** The refusal that a request must end in; anything else fails the test. */
export async function refused(promise: Promise<unknown>): Promise<Refused> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof StoryRefused)
      return {
        status: error.status,
        code: error.problem.code,
        title: error.problem.zh?.title,
        defects: (error.problem.errors ?? []).map(({ field, code }) => `${field} ${code}`),
      };
    throw error;
  }
  throw new Error('was not refused');
}

/** Status and code of a raw answer that must be problem+json in both languages. */
export async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as {
    code: string;
    status: number;
    zh: { title: string; todo: string };
    en: { title: string; todo: string };
  };
  expect(problem.status).toBe(response.status);
  for (const text of [problem.zh.title, problem.zh.todo, problem.en.title, problem.en.todo]) expect(text).toBeTruthy();
  return `${response.status} ${problem.code}`;
}
