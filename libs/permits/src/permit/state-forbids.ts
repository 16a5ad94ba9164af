import { platformRefusal } from '@yby/platform';
import { permitLifecycle } from './permit.lifecycle';
import type { StoredPermit } from './permit-row';

/** What `advance` would say, said before anything else is looked at. */
export function stateForbids({ state }: Pick<StoredPermit, 'state'>, act: keyof typeof permitLifecycle.acts) {
  const open = Object.values(permitLifecycle.acts)
    .filter(({ from }) => (from as readonly (string | null)[]).includes(state))
    .map(({ zh }) => zh);
  return platformRefusal('state-changed', {
    state: permitLifecycle.states[state].zh,
    stateCode: state,
    act: permitLifecycle.acts[act].zh,
    open: open.length ? open : '无 / none',
  });
}
