"""Build: a folder of documents, each read in a process of its own, to the Parquet files of the data set."""
