import { Law, shippedData, takeIntoUse, type LawData } from '@yby/regulation/contract';

/** @param data null: the edition says what this release ships */
export function takeLaw(edition: number, data: object | null): void {
  takeIntoUse(new Law((data ?? shippedData) as LawData, edition));
}
