import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '../settings';

/** One JSON line an entry in production, plain lines elsewhere; Nest's own start-up chatter is left out. */
export function quietLogger(settings: Settings): ConsoleLogger {
  const levels: LogLevel[] = settings.production ? ['log', 'warn', 'error', 'fatal'] : ['warn', 'error', 'fatal'];
  return new ConsoleLogger({ json: settings.production, logLevels: levels, colors: false });
}
