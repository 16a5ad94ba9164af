import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Queues } from '../queue/queues';
import { platformRefusal } from '../platform.refusals';
import { within } from '../work/within';
import { Work } from '../work/work';
import { pendingMigrations } from '../database/pending';
import { Choice, Text, Whole } from './fields';
import { WhoMay } from './who-may';

export class Health {
  @Choice(['ok']) status: 'ok';
}

export class Ready extends Health {
  @Text() database: string;
  @Whole() migrations: number;
  @Choice(['redis', 'postgres']) queue: 'redis' | 'postgres';
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  @Get('live')
  @WhoMay('public')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: '进程存活 / the process answers' })
  @ApiOkResponse({ type: Health })
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @WhoMay('public')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: '可以办理业务 / database, migrations and queue are ready' })
  @ApiOkResponse({ type: Ready })
  async ready(): Promise<Ready> {
    const missing: string[] = [];
    const ask = async <T>(what: string, question: () => Promise<T>): Promise<T | null> =>
      question().catch((error: Error) => {
        missing.push(`${what} (${error.message})`);
        return null;
      });
    const database = await ask('database', () =>
      this.work.read((sql) => sql.maybe<{ version: string }>(`SELECT current_setting('server_version') AS version`)),
    );
    const migrations = database ? await ask('migrations', () => this.work.read(pendingMigrations)) : null;
    await ask('queue', () => within(this.queues.ping(), 3_000));
    if (missing.length) throw platformRefusal('not-ready', { missing, seconds: 2 });
    return { status: 'ok', database: database!.version, migrations: migrations!, queue: this.queues.backend };
  }
}
