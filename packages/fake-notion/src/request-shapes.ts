import {
  anything,
  array,
  boolean,
  date,
  map,
  nullable,
  number,
  object,
  oneOf,
  record,
  string,
  text,
  unfit,
  variant,
  wholeNumber,
  type Shape,
} from "./shape.ts";

const id = string;
const optionName = text(1, 2000);

/** Formatted text: at most 100 runs of at most 2,000 UTF-16 code units. */
const runs = array(
  variant(
    {
      text: object({ content: text(0, 2000), link: nullable(object({ url: text(1, 2000) }, ["url"])) }, [
        "content",
      ]),
      equation: object({ expression: text(1, 1000) }, ["expression"]),
      mention: map,
    },
    { annotations: map },
  ),
  100,
);

const option = object({ id: text(1, 100), name: optionName, color: string, description: nullable(string) });

/** The value of a property, under the name of its kind. */
const propertyValue = variant({
  title: runs,
  rich_text: runs,
  number: nullable(number),
  url: nullable(text(1, 2000)),
  select: nullable(option),
  multi_select: array(option, 100),
  status: nullable(option),
  date: nullable(object({ start: date, end: nullable(date), time_zone: nullable(string) }, ["start"])),
  checkbox: boolean,
  email: nullable(text(1, 200)),
  phone_number: nullable(text(1, 200)),
  people: array(map, 100),
  relation: array(map, 100),
  files: array(map, 100),
});

const words = object({ rich_text: runs, color: string, children: array(map, 100) }, ["rich_text"]);

/** A block of a page's body. */
const block = variant(
  {
    paragraph: words,
    heading_1: words,
    heading_2: words,
    heading_3: words,
    bulleted_list_item: words,
    numbered_list_item: words,
    quote: words,
    toggle: words,
    callout: words,
    divider: object({}),
  },
  { object: oneOf("block") },
);

export const createPage: Shape = object(
  {
    parent: variant({ data_source_id: id, database_id: id, page_id: id }),
    properties: record(propertyValue),
    children: array(block, 100),
    icon: anything,
    cover: anything,
  },
  ["parent", "properties"],
);

export const updatePage: Shape = object({
  properties: record(propertyValue),
  in_trash: boolean,
  icon: anything,
  cover: anything,
});

/** An option to keep, by its id or name, or one to add. */
const keptOrNew: Shape = (value, path, sizes) => {
  option(value, path, sizes);
  if (!["id", "name"].some((key) => Object.hasOwn(Object(value), key)))
    throw unfit(`${path}.name`, "defined", undefined);
};

const choices = object({ options: array(keptOrNew, 100) });

/** A column to make, or to change: its kind and the kind's settings, a new name, or null to remove it. */
const columnConfig = variant(
  {
    title: object({}),
    rich_text: object({}),
    number: object({ format: string }),
    select: choices,
    multi_select: choices,
    status: choices,
    date: object({}),
    url: object({}),
    checkbox: object({}),
    email: object({}),
    phone_number: object({}),
    people: object({}),
    files: object({}),
    created_time: object({}),
    last_edited_time: object({}),
  },
  { name: string, description: nullable(string) },
);

const columnChange: Shape = (value, path, sizes) => {
  const onlyRenames = typeof value === "object" && value !== null && Object.keys(value).join() === "name";
  nullable(onlyRenames ? object({ name: text(1, 2000) }) : columnConfig)(value, path, sizes);
};

export const updateDataSource: Shape = object({
  properties: record(columnChange),
  title: runs,
  in_trash: boolean,
});

export const queryDataSource: Shape = object({
  filter: map,
  sorts: array(
    object(
      {
        property: string,
        timestamp: oneOf("created_time", "last_edited_time"),
        direction: oneOf("ascending", "descending"),
      },
      ["direction"],
    ),
    100,
  ),
  start_cursor: string,
  page_size: wholeNumber(1, 100),
  in_trash: boolean,
  result_type: oneOf("page", "data_source"),
});
