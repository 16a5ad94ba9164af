import type { FastifyRequest } from 'fastify';
import { platformRefusal } from '../platform.refusals';

export interface ReceivedFile {
  readonly bytes: Buffer;
  readonly filename: string;
}

/**
 * The one file of a multipart request, whole.
 * @throws Refusal platform.unsupported-type, platform.too-large, platform.file-missing also for a form that breaks off or
 *   cannot be read
 */
export async function receivedFile(request: FastifyRequest, mostBytes: number): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw platformRefusal('unsupported-type', { types: 'multipart/form-data' });
  try {
    const part = await request.file({ limits: { fileSize: mostBytes, files: 1, fields: 4 } });
    if (!part) throw platformRefusal('file-missing');
    return { bytes: await part.toBuffer(), filename: part.filename };
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE';
    throw tooLarge
      ? platformRefusal('too-large', { limit: `${Math.round(mostBytes / 1024 / 1024)} MB` })
      : platformRefusal('file-missing');
  }
}
