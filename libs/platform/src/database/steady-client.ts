import { Client } from 'pg';

/**
 * A connection whose end fails the statement under way, and the next ones, but never the process. The driver emits 'error',
 * and Node ends a process that does not listen: pools take their listener off while a connection is lent, and the
 * server may cut a connection in the very moment in which it was made.
 */
export class SteadyClient extends Client {
  override emit(event: string | symbol, ...values: unknown[]): boolean {
    if (event === 'error' && this.listenerCount('error') === 0) return false;
    return super.emit(event as never, ...(values as never[]));
  }
}
