import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  At,
  Clock,
  isoOf,
  Part,
  platformRefusal,
  SETTINGS,
  Text,
  WhoMay,
  Whole,
  Work,
  type Instant,
  type Settings,
} from '@yby/platform';
import { permitsRefusal } from '../permits.refusals';
import { SigningKeys } from '../permit/signing-keys';
import { coseKeySet } from './cose-keys';
import { pathOfChunk, STATUS_LIST_TYPE } from './open-status-list';
import { CHUNK_SIZE, STATUS_BITS, STATUS_TTL } from './status-values';

class ChunkParams {
  @Text({ max: 7, pattern: /^\d+$/, about: 'number of the list: status index ÷ 65536, rounded down' }) chunk: string;
}

class StatusListEntry {
  @Whole() chunk: number;
  @Text() uri: string;
  @Text() etag: string;
  @At() issuedAt: string;
  @At({ about: 'from then on it says nothing any more' }) expiresAt: string;
}

class StatusListIndex {
  @Whole({ about: 'papers a list' }) size: number;
  @Whole({ about: 'bits a paper' }) bits: number;
  @Part(() => StatusListEntry, { many: true }) lists: StatusListEntry[];
  @At() asOf: string;
}

interface StoredToken {
  readonly token: Buffer;
  readonly etag: string;
  readonly expires_at: Instant;
}

/** A verifier in somebody else's page may read these too. */
const forEverybody = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** What a stranger's verifier needs, also at /.well-known/…: keys and status lists (docs/credential.md, ADR 0015). */
@ApiTags('well-known')
@Controller('well-known')
export class StatusListsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('status-lists')
  @WhoMay('public')
  @Header('cache-control', `public, max-age=${STATUS_TTL}`)
  @Header('access-control-allow-origin', forEverybody['access-control-allow-origin'])
  @Header('cross-origin-resource-policy', forEverybody['cross-origin-resource-policy'])
  @ApiOperation({ summary: '状态名单目录 / which status lists there are' })
  @ApiOkResponse({ type: StatusListIndex })
  index(): Promise<StatusListIndex> {
    return this.work.read(async (sql) => {
      const now = await this.clock.nowIn(sql);
      const rows = await sql.rows<{ chunk: number; etag: string; issued_at: Instant; expires_at: Instant }>(
        `SELECT chunk, etag, issued_at, expires_at FROM permits.status_list
         WHERE token IS NOT NULL AND expires_at > $1 ORDER BY chunk`,
        [isoOf(now)],
      );
      return {
        size: CHUNK_SIZE,
        bits: STATUS_BITS,
        lists: rows.map(({ chunk, etag, issued_at, expires_at }) => ({
          chunk,
          uri: `${this.settings.publicUrl}${pathOfChunk(chunk)}`,
          etag,
          issuedAt: isoOf(issued_at),
          expiresAt: isoOf(expires_at),
        })),
        asOf: isoOf(now),
      };
    });
  }

  @Get('status-lists/:chunk')
  @WhoMay('public')
  @ApiOperation({ summary: '状态名单 / one signed status list (Token Status List, CWT)' })
  @ApiProduces(STATUS_LIST_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async list(
    @Param() { chunk }: ChunkParams,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { now, stored } = await this.work.read(async (sql) => ({
      now: await this.clock.nowIn(sql),
      stored: await sql.maybe<StoredToken>(
        'SELECT token, etag, expires_at FROM permits.status_list WHERE chunk = $1 AND token IS NOT NULL',
        [Number(chunk)],
      ),
    }));
    if (!stored) throw platformRefusal('not-found');
    // A list past its end proves nothing: better none than one that looks like an answer.
    if (stored.expires_at <= now) throw permitsRefusal('status-list-stale');
    const etag = `"${stored.etag}"`;
    void reply.headers(forEverybody).header('etag', etag).header('cache-control', `public, max-age=${STATUS_TTL}`);
    if (known?.split(/\s*,\s*/).includes(etag)) return void reply.code(304).send();
    void reply.type(STATUS_LIST_TYPE).send(stored.token);
  }

  @Get('cose-keys')
  @WhoMay('public')
  @ApiOperation({ summary: '签发公钥（COSE_KeySet） / public keys as a COSE key set' })
  @ApiProduces('application/cose-key-set')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async coseKeys(@Res() reply: FastifyReply): Promise<void> {
    const set = coseKeySet(await this.keys.keys());
    void reply
      .headers(forEverybody)
      .header('cache-control', `public, max-age=${STATUS_TTL}`)
      .type('application/cose-key-set')
      .send(Buffer.from(set));
  }
}
