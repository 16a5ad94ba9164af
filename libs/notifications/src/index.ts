// Tells both sides of each act of permits and ledger, which it hears as events by name, and keeps what each person has
// read. A reader: nobody may import it. 行政许可法 32, 44 (告知), 条例 17.
// Callers: none.
export * from './contract';
