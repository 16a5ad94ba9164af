import { Inject, Injectable } from '@nestjs/common';
import { FileStore, isoOf, platformRefusal, toPlainDate, Work, type Caller } from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { MOST_UNPACKED_BYTES } from './bounds';
import { fileForm } from './file-form';
import { areaOf } from './import-row';
import type { ImportState } from './import.lifecycle';

/** Takes a file in: its form is judged by its content, it is sealed and stored, and the worker is asked to check it. */
@Injectable()
export class UploadImport {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(FileStore) private readonly store: FileStore,
  ) {}

  /** @throws Refusal enterprise.import-form, enterprise.import-bomb */
  async upload(caller: Caller, { bytes, filename }: { bytes: Buffer; filename: string }): Promise<string> {
    const { division } = caller.actor;
    if (!division || !areaOf(caller.actor))
      throw platformRefusal('not-permitted', { roles: ['sysadmin', 'supervisor'] });
    const form = fileForm(bytes);
    if (form === null) throw enterpriseRefusal('import-form');
    if (form === 'bomb') throw enterpriseRefusal('import-bomb', { most: MOST_UNPACKED_BYTES / 1024 / 1024 });
    const file = await this.store.put(bytes);
    return this.work.run(caller, 'enterprise.upload-import', async (tx) => {
      const id = tx.newId();
      await tx.insert('enterprise.import', {
        id,
        state: 'uploaded' satisfies ImportState,
        form,
        file,
        file_name: filename.replace(/[\\/\u0000-\u001f\ud800-\udfff]/gu, '_').slice(-200) || 'file',
        size: bytes.length,
        uploaded_by: tx.actor.id,
        uploaded_at: isoOf(tx.now),
        division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      tx.emit('enterprise.import-uploaded', { type: 'import', id, version: 1, division }, { file, form });
      return id;
    });
  }
}
