/** One listener of one event. The name is what a delivery row carries, so it must never change once in use. */
export interface Subscription {
  readonly event: string;
  readonly listener: string;
}

const byEvent = new Map<string, Subscription[]>();

/**
 * Who listens to what: known to every process that writes events, although only workers run the listeners.
 * Filled once at boot from the modules' declarations.
 */
export const Subscriptions = {
  add(subscription: Subscription): void {
    const list = byEvent.get(subscription.event) ?? [];
    if (list.some(({ listener }) => listener === subscription.listener)) return;
    byEvent.set(subscription.event, [...list, subscription]);
  },
  listenersOf(events: ReadonlySet<string>): Subscription[] {
    return [...events].flatMap((event) => byEvent.get(event) ?? []);
  },
};
