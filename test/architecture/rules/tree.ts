import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const UNTRACKED = new Set(['node_modules', 'dist', '.git', '.data', 'coverage']);
const OTHER_TREES = new Set(['test/architecture/violations', 'test/browser/shots']);
const SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** The files below a root (the project, or one planted violation), read once; paths are relative with '/'. */
export class Tree {
  readonly files: readonly string[];
  private readonly texts = new Map<string, string>();

  constructor(readonly root: string) {
    this.files = this.walk('').sort();
  }

  /** Source files below the given folders. */
  sources(...folders: string[]): string[] {
    return this.files.filter((file) => SOURCE.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)));
  }

  read(file: string): string {
    const known = this.texts.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.root, file), 'utf8');
    this.texts.set(file, text);
    return text;
  }

  has(file: string): boolean {
    return this.files.includes(file);
  }

  private walk(folder: string): string[] {
    return readdirSync(join(this.root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (UNTRACKED.has(entry.name) || OTHER_TREES.has(path)) return [];
      return entry.isDirectory() ? this.walk(path) : [path];
    });
  }
}

/** `libs/<module>/…` → module; undefined elsewhere. */
export const moduleOf = (file: string): string | undefined => /^libs\/([^/]+)\//.exec(file)?.[1];

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
