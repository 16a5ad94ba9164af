import { readProblem, RefusedError, unreachable } from '../api/refused-error';

/** Fetches a file first, so that a refusal becomes words and not a broken tab; then opens or saves it. @throws RefusedError */
export async function openFile(path: string, saveAs?: string): Promise<void> {
  const response = await fetch(path).catch(() => {
    throw new RefusedError(unreachable(), 0);
  });
  if (!response.ok) throw new RefusedError(await readProblem(response), response.status);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  if (saveAs) link.download = saveAs;
  else link.target = '_blank';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
