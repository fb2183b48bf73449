export {
  FakeGoogleSheets,
  isWrite,
  startFakeGoogleSheets,
  type FakeGoogleSheetsOptions,
} from "./fake-google-sheets.ts";
export type { Person, Typed } from "./person.ts";
export type { QuotaLimits } from "./quota.ts";
export type { CallMatch } from "./script.ts";
export type { CellValue, Role } from "./state.ts";
