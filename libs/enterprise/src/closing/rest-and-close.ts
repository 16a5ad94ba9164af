import { Inject, Injectable } from '@nestjs/common';
import { advance, Ports, Work, type Caller, type Tx } from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import { OPEN_BUSINESS_PORT, type OpenBusiness, type OpenBusinessProbe } from './open-business';

export interface Rested {
  readonly state: EnterpriseState;
  readonly version: number;
}

/** 停业、复业、注销 on the enterprise's own request. */
@Injectable()
export class RestAndClose {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  suspend(caller: Caller): Promise<Rested> {
    return this.work.run(caller, 'enterprise.suspend', (tx) => this.move(tx, 'suspend', 'enterprise.suspended'));
  }

  resume(caller: Caller): Promise<Rested> {
    return this.work.run(caller, 'enterprise.resume', (tx) => this.move(tx, 'resume', 'enterprise.resumed'));
  }

  /** Only with empty storehouses and nothing open. @throws Refusal enterprise.business-open naming what is left */
  close(caller: Caller): Promise<Rested> {
    return this.work.run(caller, 'enterprise.close', async (tx) => {
      const rested = await this.move(tx, 'close', 'enterprise.closed');
      const open = await openBusinessOf(this.ports, tx, tx.actor.enterpriseId!, null);
      if (open.length > 0) throw businessOpen(open);
      return rested;
    });
  }

  private async move(tx: Tx, act: 'suspend' | 'resume' | 'close', event: string): Promise<Rested> {
    const { enterpriseId } = tx.actor;
    // Locked before anything is counted: a paper that is being issued waits for this, or this for it.
    const row = enterpriseId
      ? await tx.maybe<{ state: EnterpriseState; division: string; organ_id: string | null }>(
          'SELECT state, division, organ_id FROM enterprise.enterprise WHERE id = $1 FOR UPDATE',
          [enterpriseId],
        )
      : null;
    if (!enterpriseId || !row) throw enterpriseRefusal('no-enterprise');
    const version = await advance(tx, enterpriseLifecycle, {
      act,
      id: enterpriseId,
      from: row.state,
      version: tx.caller.ifMatch,
    });
    if (act === 'close')
      for (const { id } of await tx.rows<{ id: string }>('SELECT id FROM enterprise.licence WHERE enterprise_id = $1', [
        enterpriseId,
      ]))
        tx.settle({ type: 'licence', id });
    tx.emit(
      event,
      { type: 'enterprise', id: enterpriseId, version, division: row.division },
      { enterpriseId, organId: row.organ_id },
    );
    return { state: enterpriseLifecycle.acts[act].to[0]!, version };
  }
}

export async function openBusinessOf(
  ports: Ports,
  tx: Tx,
  enterpriseId: string,
  siteIds: readonly string[] | null,
): Promise<OpenBusiness[]> {
  const found: OpenBusiness[] = [];
  for (const probe of ports.all<OpenBusinessProbe>(OPEN_BUSINESS_PORT))
    found.push(...(await probe.openBusinessOf(tx, enterpriseId, siteIds)));
  return found;
}

export const businessOpen = (open: readonly OpenBusiness[]) =>
  enterpriseRefusal(
    'business-open',
    { count: open.length },
    open.map(({ code, zh, en }) => ({ field: code, code, zh, en })),
  );
