import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notifications } from '@yby/notifications/wiring';
import type { City } from './city';

/** Sends what is due now, as the worker's schedule does. */
export async function sendDue(city: City): Promise<void> {
  const { handler } = notifications.schedules!.find(({ name }) => name === 'notifications.send')!;
  await city.worker.get(handler).tick();
}

/** Messages that have left as files, in no certain order. */
export function outbox(city: City): string[] {
  const folder = join(city.settings.data, 'outbox');
  try {
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch {
    return [];
  }
}

export const codeIn = (texts: readonly string[]): string =>
  texts
    .map((text) => /验证码 (\d{6})/.exec(text)?.[1])
    .filter((code) => code !== undefined)
    .at(-1)!;
