"""The Kubernetes manifests: in step with the program and with each other."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.settings import Settings
from pipeline.store.address import read_address
from pipeline.streams.broker import Broker
from pipeline.web.public import ROUTES
from tests.support.deployment import DEPLOY, DRAIN_SECONDS, USER, Pod, manifest, manifests, pods

SERVICE_PORT = Settings.model_fields["port"].default
WORKER_PORT = Settings.model_fields["worker_port"].default
PODS = {pod.name: pod for pod in pods()}
LASTING = [pod for pod in PODS.values() if pod.kind == "Deployment"]
every_pod = pytest.mark.parametrize("pod", PODS.values(), ids=list(PODS))
every_lasting_pod = pytest.mark.parametrize("pod", LASTING, ids=[pod.name for pod in LASTING])


def port_of(pod: Pod) -> int:
    return int(WORKER_PORT if pod.container["args"][0] == "worker" else SERVICE_PORT)


def test_what_there_is_is_what_is_applied() -> None:
    (rows,) = (one for one in manifests() if one["kind"] == "Kustomization")
    there = {path.name for path in (DEPLOY / "kubernetes").glob("*.yaml")}
    assert set(rows["resources"]) == there - {"kustomization.yaml", "secret.example.yaml"}
    assert {row["name"] for row in rows["images"]} == {
        pod.container["image"] for pod in PODS.values()
    }
    assert set(PODS) == {
        "passerelle-front", "passerelle-translate", "passerelle-record", "passerelle-packages",
        "passerelle-topics",
    }  # fmt: skip


def test_everything_is_in_one_namespace_that_forbids_what_no_pod_needs() -> None:
    namespace = manifest("Namespace", "passerelle")
    assert namespace["metadata"]["labels"] == {"pod-security.kubernetes.io/enforce": "restricted"}
    others = [one for one in manifests() if one["kind"] not in {"Namespace", "Kustomization"}]
    assert {one["metadata"]["namespace"] for one in others} == {"passerelle"}


@every_pod
def test_a_pod_has_no_power_and_writes_nowhere_else(pod: Pod) -> None:
    whole = pod.spec["securityContext"]
    assert whole["runAsNonRoot"] is True
    assert whole["runAsUser"] == whole["runAsGroup"] == whole["fsGroup"] == USER
    assert whole["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod.container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert pod.spec["automountServiceAccountToken"] is False
    writable = {
        one["mountPath"] for one in pod.container["volumeMounts"] if not one.get("readOnly")
    }
    packages = {"/var/lib/passerelle/packages"} if pod.name == "passerelle-packages" else set()
    assert writable == {"/tmp"} | packages


@every_pod
def test_the_name_of_the_service_sets_no_setting_of_a_pod(pod: Pod) -> None:
    # Kubernetes would set PASSERELLE_PORT=tcp://... for a service of this name.
    assert manifest("Service", "passerelle")
    assert pod.spec["enableServiceLinks"] is False


@every_pod
def test_each_volume_that_is_mounted_is_there_and_small_ones_are_bounded(pod: Pod) -> None:
    volumes = {one["name"]: one for one in pod.spec["volumes"]}
    assert {one["name"] for one in pod.container["volumeMounts"]} == set(volumes)
    assert all("sizeLimit" in one["emptyDir"] for one in volumes.values() if "emptyDir" in one)
    claims = {one["persistentVolumeClaim"]["claimName"] for one in volumes.values()
              if "persistentVolumeClaim" in one}  # fmt: skip
    assert all(manifest("PersistentVolumeClaim", claim) for claim in claims)


@every_pod
def test_a_pod_says_what_it_needs_and_memory_is_bounded(pod: Pod) -> None:
    resources = pod.container["resources"]
    assert set(resources["requests"]) == {"cpu", "memory"}
    assert "memory" in resources["limits"]


def test_those_that_translate_have_as_many_threads_as_cores() -> None:
    settings = manifest("ConfigMap", "passerelle")["data"]
    asked = PODS["passerelle-translate"].container["resources"]["requests"]["cpu"]
    assert settings["PASSERELLE_INTER_THREADS"] == asked


@every_lasting_pod
def test_a_pod_is_asked_on_its_port_at_paths_that_there_are(pod: Pod) -> None:
    (named,) = pod.container["ports"]
    assert named["containerPort"] == port_of(pod)
    assert pod.annotations["prometheus.io/port"] == str(port_of(pod))
    paths = {
        kind: pod.container[f"{kind}Probe"]["httpGet"]
        for kind in ("startup", "liveness", "readiness")
    }
    assert {one["port"] for one in paths.values()} == {named["name"]}
    assert {kind: one["path"] for kind, one in paths.items()} == {
        "startup": "/livez", "liveness": "/livez", "readiness": "/readyz",
    }  # fmt: skip
    assert {one["path"] for one in paths.values()} <= {route.path for route in ROUTES}


@every_lasting_pod
def test_a_pod_has_the_time_to_drain(pod: Pod) -> None:
    hook = pod.container.get("lifecycle", {}).get("preStop", {}).get("exec", {})
    pause = int(hook["command"][1]) if hook else 0
    assert pod.spec["terminationGracePeriodSeconds"] > DRAIN_SECONDS + pause


def test_selectors_find_the_pods_that_they_are_for() -> None:
    labels = {pod.name: pod.labels for pod in PODS.values()}
    for one in manifests():
        if one["kind"] == "Deployment":
            assert one["spec"]["selector"]["matchLabels"] == labels[one["metadata"]["name"]]
    front = labels["passerelle-front"]
    assert manifest("Service", "passerelle")["spec"]["selector"] == front
    budget = manifest("PodDisruptionBudget", "passerelle-front")["spec"]
    assert budget["selector"]["matchLabels"] == front
    assert budget["minAvailable"] < manifest("Deployment", "passerelle-front")["spec"]["replicas"]


@every_pod
def test_secrets_come_as_files_that_the_secret_has(pod: Pod) -> None:
    settings: dict[str, str] = manifest("ConfigMap", "passerelle")["data"]
    files = {value for key, value in settings.items() if key.endswith("_FILE")}
    keys = manifest("Secret", "passerelle")["stringData"]
    assert files == {f"/run/secrets/passerelle/{key}" for key in keys}
    mounts = {one["name"]: one["mountPath"] for one in pod.container["volumeMounts"]}
    reads = any(one.get("configMapRef") for one in pod.container.get("envFrom", []))
    assert (mounts.get("secrets") == "/run/secrets/passerelle") is reads
    assert reads is (pod.name != "passerelle-packages")


def test_the_addresses_of_the_example_can_be_read() -> None:
    secret = manifest("Secret", "passerelle")["stringData"]
    assert read_address(secret["database-url"]).get_backend_name() == "postgresql"
    broker = Broker.parse(secret["broker-url"])
    assert broker.tls
    assert broker.user == "passerelle"


def policies() -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one["spec"] for one in manifests()
            if one["kind"] == "NetworkPolicy"}  # fmt: skip


def chosen(spec: dict[str, Any]) -> set[str]:
    """Give the components that a policy is for."""
    selector = spec["podSelector"]
    if selector == {}:
        return {pod.labels["app.kubernetes.io/component"] for pod in PODS.values()}
    name = selector.get("matchLabels", {}).get("app.kubernetes.io/component")
    return {name} if name else set(selector["matchExpressions"][0]["values"])


def opened(direction: str, component: str) -> set[int]:
    return {
        port["port"]
        for spec in policies().values()
        if component in chosen(spec)
        for rule in spec.get(direction, [])
        for port in rule["ports"]
    }


def test_nothing_is_let_in_or_out_but_what_is_named() -> None:
    assert policies()["nothing-else"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    components = {pod.labels["app.kubernetes.io/component"] for pod in PODS.values()}
    assert {component: opened("ingress", component) for component in components} == {
        "front": {SERVICE_PORT}, "translate": {WORKER_PORT}, "record": {WORKER_PORT},
        "packages": set(), "topics": set(),
    }  # fmt: skip
    to_stores = {53, 5432, 9092, 9093}
    assert {component: opened("egress", component) for component in components} == {
        "front": to_stores | {443}, "translate": to_stores, "record": to_stores,
        "topics": to_stores, "packages": {53, 443},
    }  # fmt: skip
