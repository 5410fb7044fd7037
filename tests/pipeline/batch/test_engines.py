"""Many machines: the same bytes from a Dask cluster, also when a worker is killed, and from and to S3."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.scan.mode import SETTING
from pipeline.batch.outcome import NoServer
from pipeline.batch.remote import NoAddress
from pipeline.batch.run_batch import build
from tests import readers
from tests.pipeline.batch.test_run_batch import built, bytes_of, folder, plans, rows

distributed = pytest.importorskip("distributed", reason="needs the extra [dask]")
moto = pytest.importorskip("moto.server", reason="needs moto, a server that speaks S3")
pytest.importorskip("s3fs", reason="needs the extra [s3]")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket on a server of its own on loopback."""
    import s3fs

    server = moto.ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "XDG_CACHE_HOME": str(tmp_path / "home"),
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    s3fs.S3FileSystem().makedirs("bucket", exist_ok=True)  # moto keeps it from test to test
    yield "s3://bucket"
    server.stop()


def test_a_cluster_gives_the_same_bytes_as_processes(tmp_path: Path, cluster: Any) -> None:
    raw = folder(plans(tmp_path / "raw", 12), {"0/plan 0.txt.yml": "A card", "x.txt": "unreadable", "y.txt": "One"})
    summary = built(raw, tmp_path / "dask", engine="dask", scheduler=cluster.scheduler_address)
    built(raw, tmp_path / "processes", engine="processes")
    assert (summary.read, len(summary.unreadable)) == (14, 1)
    assert bytes_of(tmp_path / "dask") == bytes_of(tmp_path / "processes")


def test_a_cluster_reads_pictures_as_the_builder_says(
    tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "off")
    built(
        plans(tmp_path / "raw", 1),
        tmp_path / "out",
        readers.ocr_mode,
        engine="dask",
        scheduler=cluster.scheduler_address,
    )
    assert [row["title"] for row in rows(tmp_path / "out", "documents")] == ["off"]


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, cluster: Any) -> None:
    raw = plans(tmp_path / "raw", 20)

    def kill_one(done: int, of: int, name: str) -> None:
        if done == 5:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    summary = built(
        raw, tmp_path / "dask", readers.slowly, engine="dask", scheduler=cluster.scheduler_address, progress=kill_one
    )
    built(raw, tmp_path / "here")
    assert (summary.read, summary.unreadable) == (20, ())
    assert bytes_of(tmp_path / "dask") == bytes_of(tmp_path / "here")


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    raw = plans(tmp_path / "raw", 1)
    with pytest.raises(NoServer, match="needs --scheduler"):
        built(raw, tmp_path / "out", engine="dask")


def test_documents_come_from_s3_and_tables_go_there(tmp_path: Path, bucket: str) -> None:
    import s3fs

    raw = folder(tmp_path / "raw", {"a.txt": "One\nTwo", "b/c.txt": "Three", "a.txt.yml": "A card", "b/d.txt": "Four"})
    s3 = s3fs.S3FileSystem()
    s3.put(str(raw), "bucket/plans", recursive=True)
    assert build(f"{bucket}/plans", f"{bucket}/tables", read=readers.plan).read == 3
    s3.get("bucket/tables/", str(tmp_path / "fetched"), recursive=True)
    built(raw, tmp_path / "here")
    assert bytes_of(tmp_path / "fetched") == bytes_of(tmp_path / "here")

    s3.rm("bucket/plans/b/d.txt")
    s3.pipe("bucket/plans/b/c.txt", b"Five")
    s3.rm("bucket/tables/owners.parquet")
    again = build(f"{bucket}/plans", f"{bucket}/tables", read=readers.plan)
    assert (again.read, again.kept, again.removed) == (1, 1, 1)
    s3.get("bucket/tables/", str(tmp_path / "again"), recursive=True)
    assert [row["action"] for row in rows(tmp_path / "again", "actions")] == ["One", "Two", "Five"]
    assert (tmp_path / "again" / "owners.parquet").is_file()


def test_an_address_without_documents_is_told(tmp_path: Path, bucket: str) -> None:
    with pytest.raises(NoAddress, match=f"there are no documents in {bucket}/nothing"):
        build(f"{bucket}/nothing", tmp_path / "out")


@pytest.mark.parametrize("name", ["../plan.txt", "a/../../plan.txt", "/../plan.txt"])
def test_a_name_that_would_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    MemoryFileSystem.store.clear()
    with MemoryFileSystem().open("/plans/good.txt", "wb") as file:
        file.write(b"One")
    MemoryFileSystem.store[f"/plans/{name}"] = MemoryFileSystem.store["/plans/good.txt"]
    with pytest.raises(NoAddress, match="is no name for a file"):
        build("memory://plans", tmp_path / "out", read=readers.plan)
    assert not list(tmp_path.rglob("plan.txt"))
