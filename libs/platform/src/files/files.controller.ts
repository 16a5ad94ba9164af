import { Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Text, Whole } from '../http/fields';
import { Call, Keyless } from '../http/caller';
import { WhoMay } from '../http/who-may';
import { platformRefusal } from '../platform.refusals';
import type { Caller } from '../work/actor';
import { Work } from '../work/work';
import { FileStore } from './file-store';
import { receivedFile } from './received-file';

const accepted = new Map([
  ['application/pdf', 'PDF'],
  ['image/png', 'PNG'],
  ['image/jpeg', 'JPEG'],
]);
export const MOST_BYTES = 10 * 1024 * 1024;

export class StoredFile {
  @Text({ max: 64, about: 'SHA-256 of the content, hex' }) hash: string;
  @Whole({ about: 'bytes' }) size: number;
  @Text({ max: 100, about: 'media type found in the content' }) type: string;
  @Text({ max: 200 }) name: string;
}

@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    @Inject(Work) private readonly work: Work,
  ) {}

  // Keyless: the same bytes are the same file, so sending twice changes nothing.
  @Post()
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '上传文件 / upload one file (PDF, PNG or JPEG, at most 10 MB)' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ type: StoredFile })
  async upload(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<StoredFile> {
    const { bytes, filename } = await receivedFile(request, MOST_BYTES);
    // The package offers itself to import() only.
    const { fileTypeFromBuffer } = await import('file-type');
    const found = await fileTypeFromBuffer(bytes);
    if (!found || !accepted.has(found.mime)) throw platformRefusal('file-type', { types: [...accepted.values()] });
    const hash = await this.store.put(bytes);
    const name = filename.replace(/[\\/\u0000-\u001f]/g, '_').slice(-200) || 'file';
    await this.work.run(caller, 'platform.upload', async (tx) => {
      const at = new Date(tx.now).toISOString();
      await tx.execute(
        `INSERT INTO platform.file (hash, size, type, stored_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING`,
        [hash, bytes.length, found.mime, at],
      );
      await tx.insert('platform.upload', { id: tx.newId(), hash, name, account_id: tx.actor.id, uploaded_at: at });
    });
    return { hash, size: bytes.length, type: found.mime, name };
  }
}
