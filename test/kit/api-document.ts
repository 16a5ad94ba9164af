import type { City } from './city';
import type { Schema } from './bad-values';

export interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export async function documentOf(city: City): Promise<Document> {
  return (await (await fetch(`${city.url}/api/openapi.json`)).json()) as Document;
}
