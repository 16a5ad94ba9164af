import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDataURL } from 'qrcode';
import type { City } from './city';
import { Screens } from './screens';

/** A code as it stands on a paper, before the lens: a little turned, on grey. */
async function pictureOf(text: string): Promise<string> {
  const at = text.indexOf('#') + 1;
  return toDataURL(
    [
      { data: Buffer.from(text.slice(0, at)), mode: 'byte' },
      { data: text.slice(at), mode: 'numeric' },
    ] as never,
    { errorCorrectionLevel: 'M', margin: 4, width: 640 },
  );
}

/**
 * A film for Chromium's fake capture device, JPEG after JPEG: each code for so many frames, with an empty table between.
 * @returns arguments for the browser
 */
export async function filmOf(city: City, folder: string, texts: readonly string[], frames = 8): Promise<string[]> {
  const draw = await Screens.open(city);
  const { page } = await draw.window(null);
  const shoot = async (picture: string | null): Promise<Buffer> =>
    Buffer.from(
      await page.evaluate<string>(`(async () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
        const pen = canvas.getContext('2d');
        pen.fillStyle = '#b9c2cc';
        pen.fillRect(0, 0, 1280, 720);
        const picture = ${JSON.stringify(picture)};
        if (picture) {
          const image = new Image();
          image.src = picture;
          await image.decode();
          pen.translate(640, 360);
          pen.rotate(0.06);
          pen.drawImage(image, -320, -320);
        }
        return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
      })()`),
      'base64',
    );
  const empty = await shoot(null);
  const film: Buffer[] = [];
  for (const text of texts) {
    const frame = await shoot(await pictureOf(text));
    film.push(...Array.from({ length: frames }, () => frame));
    if (texts.length > 1) film.push(empty, empty, empty);
  }
  await draw.close();
  const path = join(folder, 'codes.mjpeg');
  writeFileSync(path, Buffer.concat(film));
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
  ];
}
