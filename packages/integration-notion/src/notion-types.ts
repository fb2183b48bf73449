import type {
  CreatePageParameters,
  DataSourceObjectResponse,
  PageObjectResponse,
  UpdateDataSourceParameters,
} from "@notionhq/client";

/** Changes of columns, by their name or id. */
export type SchemaChange = NonNullable<UpdateDataSourceParameters["properties"]>;

/** How a column is made. */
export type PropertyConfig = NonNullable<SchemaChange[string]>;

/** The value of a property, as it is written. */
export type PropertyValue = NonNullable<CreatePageParameters["properties"]>[string];

/** The value of a property, as it is read. */
export type PropertyAnswer = PageObjectResponse["properties"][string];

/** Columns of a data source, by name, as they are read. */
export type SchemaAnswer = DataSourceObjectResponse["properties"];
