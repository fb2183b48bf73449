import { showSerial } from "./cell-input.ts";
import type { Cell, CellValue } from "./state.ts";

/** How a cell is shown: as people see it, as a bare value, or as what was typed. */
export type ValueRenderOption = "FORMATTED_VALUE" | "UNFORMATTED_VALUE" | "FORMULA";

type Scalar = string | number | boolean;

/** A cell as the values API shows it; `""` for an empty one. */
export function showCell(
  cell: Cell | undefined,
  option: ValueRenderOption,
  dates: "SERIAL_NUMBER" | "FORMATTED_STRING",
): Scalar {
  if (!cell?.value) return "";
  if (option === "FORMULA" && "formulaValue" in cell.value) return cell.value.formulaValue;
  if (option === "FORMATTED_VALUE" || (cell.date && dates === "FORMATTED_STRING")) return formatted(cell);
  return bare(effective(cell.value));
}

/** What a cell comes to: a formula is worked out, as far as this fake knows formulas. */
export function effective(value: CellValue): Exclude<CellValue, { formulaValue: string }> {
  return "formulaValue" in value ? evaluate(value.formulaValue) : value;
}

/** What a person reads in a cell. */
export function formatted({ value, date }: Cell): string {
  const shown = value === undefined ? "" : bare(effective(value));
  if (typeof shown === "boolean") return shown ? "TRUE" : "FALSE";
  return date && typeof shown === "number" ? showSerial(shown) : String(shown);
}

function bare(value: Exclude<CellValue, { formulaValue: string }>): Scalar {
  if ("numberValue" in value) return value.numberValue;
  return "boolValue" in value ? value.boolValue : value.stringValue;
}

/** Sums of two numbers and links; of anything else only that it was taken for a formula can be seen. */
function evaluate(formula: string): Exclude<CellValue, { formulaValue: string }> {
  const sum = /^=\s*(\d+)\s*\+\s*(\d+)\s*$/.exec(formula);
  if (sum) return { numberValue: Number(sum[1]) + Number(sum[2]) };
  const link = /^=HYPERLINK\("([^"]*)"(?:\s*[,;]\s*"([^"]*)")?\)$/i.exec(formula);
  if (link) return { stringValue: link[2] ?? link[1] ?? "" };
  return { stringValue: "#ERROR!" };
}
