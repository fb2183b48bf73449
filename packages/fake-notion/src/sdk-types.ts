import type * as sdk from "@notionhq/client";

// Plain aliases: the schema generator finds no re-exports.
export type CreatePage = sdk.CreatePageParameters;
export type UpdatePage = sdk.UpdatePageParameters;
export type QueryDataSource = sdk.QueryDataSourceParameters;
export type UpdateDataSource = sdk.UpdateDataSourceParameters;
export type Page = sdk.PageObjectResponse;
export type DataSource = sdk.DataSourceObjectResponse;
export type Database = sdk.DatabaseObjectResponse;
export type Rows = sdk.QueryDataSourceResponse;
export type Self = sdk.GetSelfResponse;
