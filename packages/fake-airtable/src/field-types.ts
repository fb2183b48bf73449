/** Fields that hold a text as it is. */
export const TEXT_TYPES = [
  "singleLineText",
  "multilineText",
  "richText",
  "url",
  "email",
  "phoneNumber",
] as const;

export const NUMBER_TYPES = ["number", "percent", "currency"] as const;

/** Fields whose values Airtable works out by itself. */
export const COMPUTED_TYPES = [
  "formula",
  "rollup",
  "count",
  "autoNumber",
  "createdTime",
  "lastModifiedTime",
  "multipleLookupValues",
] as const;

/** What a field may be. The fake takes no values for links, attachments and people. */
export const FIELD_TYPES = [
  ...TEXT_TYPES,
  ...NUMBER_TYPES,
  "checkbox",
  "singleSelect",
  "multipleSelects",
  "date",
  "dateTime",
  "multipleRecordLinks",
  "multipleAttachments",
  "singleCollaborator",
  ...COMPUTED_TYPES,
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

export function isText(type: FieldType): boolean {
  return TEXT_TYPES.some((of) => of === type);
}

export function isNumber(type: FieldType): boolean {
  return NUMBER_TYPES.some((of) => of === type);
}

export function isComputed(type: FieldType): boolean {
  return COMPUTED_TYPES.some((of) => of === type);
}

export function isSelect(type: FieldType): boolean {
  return type === "singleSelect" || type === "multipleSelects";
}

/** Types whose values `performUpsert` may merge on. */
export function canMergeOn(type: FieldType): boolean {
  return ["number", "singleLineText", "multilineText", "date"].some((of) => of === type) || isSelect(type);
}
