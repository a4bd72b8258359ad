// Calls every function that the model of gRPC says blocks.
//
// REQUIRES: grpc
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/grpc.yaml

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/support/sync_stream.h>

void queue(grpc::CompletionQueue &queue, void *tag, bool ok) {
  queue.Next(&tag, &ok);
}

void channel(grpc::Channel &channel, std::chrono::system_clock::time_point t) {
  channel.WaitForConnected(t);
  channel.WaitForStateChange(GRPC_CHANNEL_IDLE, t);
}

/// What generated stubs call.
grpc::Status unary(grpc::ChannelInterface *channel,
                   const grpc::internal::RpcMethod &method,
                   grpc::ClientContext *context, const grpc::ByteBuffer &sent,
                   grpc::ByteBuffer *received) {
  return grpc::internal::BlockingUnaryCall(channel, method, context, sent,
                                           received);
}

void client(grpc::ClientReader<int> &reader, grpc::ClientWriter<int> &writer,
            grpc::ClientReaderWriter<int, int> &both, int message) {
  reader.WaitForInitialMetadata();
  reader.Read(&message);
  reader.Finish();
  writer.WaitForInitialMetadata();
  writer.Write(message);
  writer.Finish();
  both.WaitForInitialMetadata();
  both.Read(&message);
  both.Write(message, grpc::WriteOptions());
  both.Finish();
}

void server(grpc::Server &server, grpc::ServerReader<int> &reader,
            grpc::ServerWriter<int> &writer, int message) {
  reader.Read(&message);
  writer.Write(message);
  server.Wait();
  server.Shutdown();
}
