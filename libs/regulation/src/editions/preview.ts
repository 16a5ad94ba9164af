import { Inject, Injectable } from '@nestjs/common';
import { Clock, Ports, toPlainDate, Work } from '@yby/platform';
import { Law } from '../law/law';
import { IMPACT_PORT, type Impact, type ImpactProbe } from './impact';
import { LawBook } from './law-book';
import { applyChanges } from './law-changes';
import { touchOf, type LawTouch } from './law-touch';
import { getAmendment } from './read-amendment';

export interface Preview {
  readonly touch: LawTouch | null;
  readonly impacts: readonly Impact[];
}

/** Whom an amendment would concern if it took force: asked of every module that has registered for it, nothing is written. */
@Injectable()
export class PreviewAmendment {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LawBook) private readonly laws: LawBook,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  /** @throws Refusal platform.not-found */
  async preview(id: string): Promise<Preview> {
    const newest = await this.laws.refresh();
    return this.work.read(async (sql) => {
      const row = await getAmendment(sql, id);
      const today = toPlainDate(await this.clock.nowIn(sql));
      // A closed amendment is shown against the law that it was brought for.
      const base = row.state === 'proposed' ? newest : ((await this.laws.ofEdition(sql, row.base_edition)) ?? newest);
      const touch = touchOf(base, new Law(applyChanges(base.data, row.changes)), today);
      if (!touch) return { touch, impacts: [] };
      const impacts: Impact[] = [];
      for (const probe of this.ports.all<ImpactProbe>(IMPACT_PORT))
        impacts.push(...(await probe.impactOf(sql, touch, today)));
      return { touch, impacts };
    });
  }
}
