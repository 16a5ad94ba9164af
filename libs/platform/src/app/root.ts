import {
  Inject,
  Injectable,
  type DynamicModule,
  type OnApplicationShutdown,
  type Provider,
  type Type,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock';
import { openDataSource } from '../database/connection';
import { checkDeclarations, type ModuleDeclaration } from '../declaration';
import { Deliver } from '../deliveries/deliver';
import { Loops } from '../deliveries/loops';
import { Relay } from '../deliveries/relay';
import { Subscriptions } from '../deliveries/subscriptions';
import { Sweeper } from '../deliveries/sweeper';
import { DiskFileStore, FileStore } from '../files/file-store';
import { Sealer } from '../journal/sealer';
import { flawsOf } from '../lifecycle/lifecycle';
import { Queues } from '../queue/queues';
import type { Settings } from '../settings';
import { MODULES, SETTINGS } from '../tokens';
import { Ports } from '../ports';
import { TwoPerson } from '../two-person/two-person';
import { Nudge } from '../work/nudge';
import { PaperSeal } from '../print/paper-seal';
import { Vault } from '../vault/vault';
import { Work } from '../work/work';

class Root {}

@Injectable()
class CloseDatabase implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.database.isInitialized) await this.database.destroy();
  }
}

/**
 * The whole application as one Nest module, made of the modules' declarations. Walls between modules are the import rules
 * (floors.json), not Nest's: inside the process every provider can be asked for by its class.
 * @throws RangeError when the declarations contradict each other, or a lifecycle is unsound
 */
export function rootModule(settings: Settings, modules: readonly ModuleDeclaration[], http: boolean): DynamicModule {
  checkDeclarations(modules, flawsOf);
  for (const { event, name } of modules.flatMap((module) => module.listeners ?? []))
    Subscriptions.add({ event, listener: name });
  const handlers = new Set<Type>(
    modules.flatMap((module) =>
      [
        ...(module.listeners ?? []),
        ...(module.deadlines ?? []),
        ...(module.schedules ?? []),
        ...(module.twoPersonActs ?? []),
        ...(module.ports ?? []),
      ].map(({ handler }) => handler as Type),
    ),
  );
  const providers: Provider[] = [
    { provide: SETTINGS, useValue: settings },
    { provide: MODULES, useValue: modules },
    { provide: DataSource, useFactory: () => openDataSource(settings.databaseUrl, settings.pool) },
    { provide: FileStore, useClass: DiskFileStore },
    CloseDatabase,
    Clock,
    Nudge,
    Vault,
    PaperSeal,
    Work,
    Queues,
    Relay,
    Deliver,
    Sweeper,
    Sealer,
    TwoPerson,
    Ports,
    Loops,
    ...handlers,
    ...modules.flatMap((module) => [...(module.providers ?? [])]),
  ];
  return {
    module: Root,
    providers: [...new Set(providers)],
    controllers: http ? modules.flatMap((module) => [...(module.controllers ?? [])]) : [],
    global: true,
  };
}
