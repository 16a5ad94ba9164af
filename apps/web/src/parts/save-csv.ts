import { csvOf } from './csv';

export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  saveBlob(name, new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
}
