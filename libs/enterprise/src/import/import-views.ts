import { At, Choice, Id, PageQuery, Part, Text, Whole } from '@yby/platform';
import { faultCodes, type FaultCode } from './fault-words';
import { sheetKeys, type SheetKey } from './import-columns';
import { importLifecycle, type ImportState } from './import.lifecycle';

const states = Object.keys(importLifecycle.states) as ImportState[];

export class ImportCounts {
  @Whole() unit: number;
  @Whole() site: number;
  @Whole() licence: number;
  @Whole() need: number;
}

export class ImportProgress {
  @Whole({ about: 'rows checked or written so far' }) done: number;
  @Whole({ about: 'rows in all; 0 while the file is being read' }) total: number;
}

export class ImportView {
  @Id() id: string;
  @Choice(states, { name: 'ImportState' }) state: ImportState;
  @Whole() version: number;
  @Choice(['xlsx', 'csv']) form: 'xlsx' | 'csv';
  @Text() fileName: string;
  @Whole({ about: 'bytes' }) size: number;
  @Text({ nullable: true, about: 'name of the officer' }) uploadedBy: string | null;
  @At() uploadedAt: string;
  @At({ nullable: true }) endedAt: string | null;
  @Part(() => ImportCounts, { nullable: true, about: 'rows of each sheet' }) rows: ImportCounts | null;
  @Whole({ nullable: true, about: 'faults found; null before the check' }) faults: number | null;
  @Whole({ nullable: true, about: 'enterprises entered' }) enterprises: number | null;
  @Part(() => ImportProgress, { nullable: true, about: 'while work is under way' }) progress: ImportProgress | null;
  @Text({ many: true }) acts: string[];
}

export class ImportPage {
  @Part(() => ImportView, { many: true }) items: ImportView[];
  @Text({ nullable: true }) next: string | null;
}

export class FaultQuery extends PageQuery {
  @Choice(sheetKeys, { optional: true }) sheet?: SheetKey;
  @Choice(faultCodes, { optional: true, name: 'ImportFaultCode' }) code?: FaultCode;
}

export class FaultView {
  @Whole() position: number;
  @Text({ nullable: true, about: 'key of the sheet; null for the file as a whole' }) sheet: string | null;
  @Text({ nullable: true }) sheetName: string | null;
  @Whole({ nullable: true, about: 'as Excel counts' }) row: number | null;
  @Text({ nullable: true, about: 'Excel letter' }) letter: string | null;
  @Text({ nullable: true, about: 'name of the column' }) header: string | null;
  @Text({ nullable: true }) headerEn: string | null;
  @Choice(faultCodes, { name: 'ImportFaultCode' }) code: FaultCode;
  @Text() zh: string;
  @Text() en: string;
  @Text() todoZh: string;
  @Text() todoEn: string;
}

export class FaultCount {
  @Choice(faultCodes, { name: 'ImportFaultCode' }) code: FaultCode;
  @Text({ nullable: true }) sheet: string | null;
  @Whole() count: number;
}

export class FaultPage {
  @Part(() => FaultView, { many: true }) items: FaultView[];
  @Part(() => FaultCount, { many: true, about: 'of all kept faults, whatever is asked for' }) counts: FaultCount[];
  @Text({ nullable: true }) next: string | null;
}
